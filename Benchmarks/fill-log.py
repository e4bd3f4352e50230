#!/usr/bin/env python3
"""Fills a log of outcomes with made-up sessions, past the program, which takes them one by one.

usage: fill-log.py LOG COUNT        LOG must be there: BENCH_LOG=LOG bench rebuild-log 1 makes it
"""
import random
import sqlite3
import sys

log, count = sqlite3.connect(sys.argv[1]), int(sys.argv[2])
log.execute("PRAGMA synchronous = OFF")
draw = random.Random(5)
rows = {"session": [], "credit": [], "attempt": [], "answer": []}
columns = (
    "number, id, started_at, latest_at, world_day, knowledge_version, provider, client, seed,"
    " language, keeps_text, outcome, ended_at, questions, fixes, is_confirmed, trust")


def store():
    log.executemany(
        f"INSERT INTO session ({columns}) VALUES (?, ?, ?, ?, '2026-01-01', 'bench', ?, ?, 1, 'en',"
        " 0, ?, ?, 2, ?, 0, 1)", rows["session"])
    log.executemany("INSERT INTO credit VALUES (?, ?, ?)", rows["credit"])
    log.executemany("INSERT INTO attempt VALUES (?, ?, ?, ?)", rows["attempt"])
    log.executemany("INSERT INTO answer VALUES (?, ?, ?)", rows["answer"])
    for kind in rows.values():
        kind.clear()


for number in range(1, count + 1):
    at = 1_700_000_000 + number * 60
    cause = int(45 * draw.random() ** 2)
    worked = draw.random() < 0.75
    rows["session"].append((
        number, f"00000000-0000-4000-8000-{number:012x}", at, at + 30,
        f"provider{number % 12}", f"client{number % 9}",
        "solved" if worked else "handed-over", at + 30, 2))
    share = 0.7 + 0.2 * draw.random()
    rows["credit"] += [(number, f"cause{cause}", share), (number, f"cause{(cause + 1) % 45}", 0.1)]
    rows["attempt"] += [
        (number, 0, f"fix{cause}", "no-change"),
        (number, 1, f"fix{cause + 1}", "worked" if worked else "no-change")]
    rows["answer"] += [
        (number, "trouble", ["cannot-send", "cannot-receive", "cannot-either"][cause % 3]),
        (number, "port", ["587", "25", "465", None][number % 4])]
    if number % 50_000 == 0:
        store()
store()
log.commit()
log.execute("PRAGMA wal_checkpoint(TRUNCATE)")
