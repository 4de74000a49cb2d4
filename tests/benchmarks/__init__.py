"""Benchmarks: ratios within one run, the peer beside ours; never part of the tests.

`python -m tests.benchmarks [part …] [--json]` runs all parts, or those that are named.
A part is a module of this folder with `measure() -> list[Figure]`.
"""
