"""What staff do, one file each: plain functions on ports."""
