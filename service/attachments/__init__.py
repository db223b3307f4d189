"""Pictures, sound, video and PDFs beside words, and the family's permission."""
