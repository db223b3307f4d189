"""Households and parental responsibility, as the keepers write them down."""
