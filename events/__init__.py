"""What happened: facts and the rules that admit them. No web, no clock, no new ids."""
