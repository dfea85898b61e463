"""Reads and parses every file of a list with plistlib; prints microseconds a file."""
import plistlib
import sys
import time

paths = [line.rstrip("\n") for line in open(sys.argv[1])]
start = time.perf_counter()
for path in paths:
    with open(path, "rb") as file:
        plistlib.load(file)
print((time.perf_counter() - start) * 1e6 / len(paths))
