"""The child's own pages: say it with pictures, a drawing, a voice, a photo or words."""
