"""Agreeing on actions, telling how they go, and saying what came of them."""
