"""Reads and writes property lists with plistlib for the tests. Each line of the input is a JSON array, each line of the
output a JSON value:

["read", format, base64]     -> the value in the form of canonical.ts, or {"error": ...}
["write", format, canonical] -> base64
"""
import base64
import datetime
import json
import plistlib
import struct
import sys

FORMATS = {"xml": plistlib.FMT_XML, "binary": plistlib.FMT_BINARY}
EPOCH = datetime.datetime(2001, 1, 1)


def double(value):
    return "nan" if value != value else struct.pack(">d", value).hex()


def canonical(value):
    if value is True or value is False:
        return ["boolean", value]
    if isinstance(value, str):
        return ["string", value]
    if isinstance(value, int):
        return ["integer", str(value)]
    if isinstance(value, float):
        return ["real", double(value)]
    if isinstance(value, bytes):
        return ["data", base64.b64encode(value).decode()]
    if isinstance(value, datetime.datetime):
        return ["date", double((value - EPOCH).total_seconds())]
    if isinstance(value, plistlib.UID):
        return ["uid", str(value.data)]
    if isinstance(value, list):
        return ["array", [canonical(item) for item in value]]
    return ["dict", [[key, canonical(item)] for key, item in value.items()]]


def plain(tagged):
    kind, value = tagged
    if kind in ("real", "date"):
        number = float("nan") if value == "nan" else struct.unpack(">d", bytes.fromhex(value))[0]
        return number if kind == "real" else EPOCH + datetime.timedelta(seconds=number)
    if kind == "integer":
        return int(value)
    if kind == "uid":
        return plistlib.UID(int(value))
    if kind == "data":
        return base64.b64decode(value)
    if kind == "array":
        return [plain(item) for item in value]
    if kind == "dict":
        return {key: plain(item) for key, item in value}
    return value


for line in sys.stdin:
    verb, form, argument = json.loads(line)
    try:
        if verb == "read":
            result = canonical(plistlib.loads(base64.b64decode(argument), fmt=FORMATS[form]))
        else:
            result = base64.b64encode(plistlib.dumps(plain(argument), fmt=FORMATS[form], sort_keys=False)).decode()
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result))
