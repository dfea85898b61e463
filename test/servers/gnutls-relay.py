"""A TLS server on GnuTLS for old suites: it hands the decrypted stream to a plain TCP port, or back (an echo).

One argument: JSON with address, port, priorities, key (PEM file), chain (PEM files, sent in this order), request ('none',
'ask' or 'require'), behind (null, or [address, port]), parts (how many bytes are sent in one TLS record at most, or null).
Prints {"port": n} when it listens. It ends when its standard input is closed, so that it never outlives who started it.
"""

import ctypes
import json
import os
import re
import select
import socket
import sys
import threading

G = ctypes.CDLL("libgnutls.so.30")
PTR = ctypes.c_void_p
G.gnutls_record_recv.restype = ctypes.c_ssize_t
G.gnutls_record_send.restype = ctypes.c_ssize_t
G.gnutls_record_check_pending.restype = ctypes.c_size_t
G.gnutls_strerror.restype = ctypes.c_char_p
G.gnutls_record_recv.argtypes = G.gnutls_record_send.argtypes = [PTR, PTR, ctypes.c_size_t]
G.gnutls_record_check_pending.argtypes = [PTR]
SERVER, CRD_CERTIFICATE, PEM, SHUT_WR = 1, 1, 1, 1
RETRY = (-28, -52)  # GNUTLS_E_AGAIN, GNUTLS_E_INTERRUPTED


class Datum(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("size", ctypes.c_uint)]


def must(code, what):
    if code < 0:
        sys.exit(f"{what}: {G.gnutls_strerror(code).decode()}")


def datum(text):
    return Datum(text, len(text))


def credentials(options):
    """Key and chain, without a look at whether the chain is in order: tests want it wrong at times."""
    with open(options["key"], "rb") as file:
        text = datum(file.read())
    key = PTR()
    must(G.gnutls_x509_privkey_init(ctypes.byref(key)), "key")
    must(G.gnutls_x509_privkey_import2(key, ctypes.byref(text), PEM, None, 0), options["key"])
    pems = []
    for path in options["chain"]:
        with open(path, "rb") as file:
            pems += re.findall(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n?", file.read(), re.S)
    chain = (PTR * len(pems))()
    for index, pem in enumerate(pems):
        text = datum(pem)
        crt = PTR()
        must(G.gnutls_x509_crt_init(ctypes.byref(crt)), "certificate")
        must(G.gnutls_x509_crt_import(crt, ctypes.byref(text), PEM), f"certificate {index}")
        chain[index] = crt
    made = PTR()
    must(G.gnutls_certificate_allocate_credentials(ctypes.byref(made)), "credentials")
    must(G.gnutls_certificate_set_x509_key(made, chain, len(pems), key), "key and certificates")
    return made


def serve(client, options, made):
    session = PTR()
    must(G.gnutls_init(ctypes.byref(session), SERVER), "session")
    must(G.gnutls_priority_set_direct(session, options["priorities"].encode(), None), options["priorities"])
    G.gnutls_credentials_set(session, CRD_CERTIFICATE, made)
    G.gnutls_certificate_server_set_request(session, {"none": 0, "ask": 1, "require": 2}[options["request"]])
    G.gnutls_transport_set_int2(session, client.fileno(), client.fileno())
    behind = None
    try:
        while (code := G.gnutls_handshake(session)) < 0:
            if G.gnutls_error_is_fatal(code):
                G.gnutls_alert_send_appropriate(session, code)
                return
        if options["behind"]:
            behind = socket.create_connection(tuple(options["behind"]))
        relay(session, client, behind, options["parts"])
        G.gnutls_bye(session, SHUT_WR)
    except OSError:
        pass
    finally:
        G.gnutls_deinit(session)
        client.close()
        if behind:
            behind.close()


def relay(session, client, behind, parts):
    buffer = ctypes.create_string_buffer(16384)
    while True:
        ready = [client]
        if not G.gnutls_record_check_pending(session):
            ready, _, _ = select.select([client] + ([behind] if behind else []), [], [])
        if client in ready:
            got = G.gnutls_record_recv(session, buffer, 16384)
            if got in RETRY:
                continue
            if got <= 0:
                return
            if behind:
                behind.sendall(buffer.raw[:got])
            else:
                send(session, buffer.raw[:got], parts)
        if behind in ready:
            got = behind.recv(16384)
            if not got:
                return
            send(session, got, parts)


def send(session, data, parts):
    step = parts or 16384
    for start in range(0, len(data), step):
        part = data[start : start + step]
        while part:
            sent = G.gnutls_record_send(session, part, len(part))
            if sent in RETRY:
                continue
            if sent < 0:
                raise OSError("the client is gone")
            part = part[sent:]


def main():
    options = json.loads(sys.argv[1])
    made = credentials(options)
    listener = socket.create_server((options["address"], options["port"]), family=family(options["address"]))
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client, options, made), daemon=True).start()


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


main()
