"""What happened. Facts and the rules that admit them: no web, no clock, no ids made here."""
