"""Scripts/import-autoconfig and Scripts/compare-autoconfig, run as a person runs them.
python3 -m unittest discover -s Tests/ScriptTests"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = HERE.parent.parent / "Scripts"
MEADOW = HERE / "Autoconfig" / "meadow.example.xml"
ORIGIN = ["--source", "https://meadow.example/autoconfig", "--checked", "2026-09-15"]

OURS = """\
provider: meadow  # the servers of today
name: Meadow
domains: [meadow.example, "pond.example"]
user-name:
  - { form: local-part, until: 2019-12-31 }
  - { form: full-address, from: 2020-01-01 }
sign-in:
  - { method: password, until: 2019-12-31 }
  - { method: oauth2, from: 2020-01-01 }
  - { method: app-password }
servers:
  - { protocol: imap, host: mail.meadow.example, port: 993, encryption: tls, until: 2019-12-31 }
  - { protocol: imap, host: imap.meadow.example, port: 993, encryption: tls, from: 2020-01-01 }
  - protocol: smtp
    host: smtp.meadow.example
    port: 587
    encryption: starttls
    note: "Set the port: it is 587."
differences:
  - >-
    The list knows the account password only;
    app passwords are asked for.
  - 'The list has a POP server that is Meadow''s no longer.'
"""

SERVER = """<incomingServer type="imap"><hostname>{host}</hostname><port>{port}</port>
<socketType>{socket}</socketType></incomingServer>"""


def config(inner):
    return f'<clientConfig version="1.1">\n<emailProvider id="a.example">{inner}' \
        "</emailProvider></clientConfig>"


HOSTILE = {
    "a document type": ("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", ":2:"),
    "an external entity": ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", ":1:"),
    "an undeclared entity": (config("\n&b;"), ":3:"),
    "an open end": ("<clientConfig>\n<emailProvider>", ":2:"),
    "depth": ("<clientConfig>" + "\n<a>" * 1000, ":17:"),
    "many elements": (config("<a/>" * 30_000), ":2:"),
    "a long text": (config("x" * 100_000), ":2:"),
    "size": (config(" " * 2_000_000), "larger"),
    "another root": ("<html/>", "clientConfig"),
    "another version": ('<clientConfig version="1.0"/>', "1.0"),
    "nothing": ("", ":1:"),
    "NUL": ("\0", ":1:"),
    "an unknown encoding": ('<?xml version="1.0" encoding="x-none"?><a/>', ":1:"),
    "no id": (config("").replace("a.example", "../"), ":2:"),
    "a host of two lines": (config(SERVER.format(host="a\nb: c", port=993, socket="SSL")), ":2:"),
    "a port out of range": (config(SERVER.format(host="a.example", port=65536, socket="SSL")), ":2:"),
    "another socket": (config(SERVER.format(host="a.example", port=993, socket="TLS")), ":2:"),
}


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, str(SCRIPTS / script), *map(str, arguments)], capture_output=True,
        encoding="utf-8", timeout=60)


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


class Import(Folder):
    def test_a_draft_reads_as_it_should(self):
        done = run("import-autoconfig", MEADOW, *ORIGIN)
        self.assertEqual(done.stdout, (HERE / "Autoconfig" / "meadow-example.yaml").read_text("utf-8"))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_draft_is_never_overwritten(self):
        first = run("import-autoconfig", MEADOW, "--output", self.folder, *ORIGIN)
        file = self.folder / "meadow-example.yaml"
        file.write_text("mine")
        second = run("import-autoconfig", MEADOW, "--output", self.folder, *ORIGIN)
        self.assertEqual((first.returncode, second.returncode), (0, 2))
        self.assertEqual(file.read_text(), "mine")

    def test_hostile_files_are_refused_with_their_place(self):
        for name, (text, place) in HOSTILE.items():
            with self.subTest(name):
                file = self.folder / "hostile.xml"
                file.write_text(text, "utf-8")
                done = run("import-autoconfig", file, *ORIGIN)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(f"{file}", done.stderr)
                self.assertIn(place, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1)

    def test_the_rest_is_read_where_one_is_refused(self):
        (self.folder / "a.xml").write_text("<")
        (self.folder / "b.xml").write_bytes(MEADOW.read_bytes())
        done = run("import-autoconfig", self.folder, *ORIGIN)
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stdout.startswith("provider: meadow-example\n"))

    def test_regions_that_share_an_id_are_named_after_their_files(self):
        for name in ("north", "south"):
            (self.folder / f"{name}.xml").write_text(config(""))
        done = run("import-autoconfig", self.folder, *ORIGIN)
        self.assertIn("provider: north\n", done.stdout)
        self.assertIn("---\nprovider: south\n", done.stdout)

    def test_exit_codes(self):
        self.assertEqual(run("import-autoconfig", self.folder, *ORIGIN).returncode, 1)
        self.assertEqual(run("import-autoconfig", self.folder / "none.xml", *ORIGIN).returncode, 2)
        self.assertEqual(run("import-autoconfig", MEADOW).returncode, 64)
        bad_day = ["--source", "https://a.example", "--checked", "2026-02-30"]
        self.assertEqual(run("import-autoconfig", MEADOW, *bad_day).returncode, 64)
        self.assertEqual(run("import-autoconfig", "--help").returncode, 0)


class Compare(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / "providers").mkdir()
        (self.folder / "providers" / "meadow.yaml").write_text(OURS)

    def compare(self, *more):
        return run("compare-autoconfig", MEADOW, "--kb", self.folder, "--on", "2026-09-15", *more)

    def test_differences_and_known_errors(self):
        done = self.compare("--json")
        result = json.loads(done.stdout)
        found = [(each["kind"], each["protocol"], each["explanation"] is not None)
                 for each in result["providers"][0]["differences"]]
        self.assertEqual(found, [
            ("authentication", "imap", True), ("protocol", "pop3", True),
            ("authentication", "smtp", True), ("domain", "", False)])
        self.assertEqual([(each["side"], each["protocol"]) for each in result["errors"]],
                         [("the copy", "pop3")])
        self.assertEqual(done.returncode, 1)

    def test_the_day_decides(self):
        result = json.loads(self.compare("--json", "--on", "2019-01-01").stdout)
        found = {(each["kind"], each["protocol"]) for each in result["providers"][0]["differences"]}
        self.assertIn(("host", "imap"), found)
        self.assertIn(("user name", "smtp"), found)

    def test_nothing_is_left_to_explain(self):
        file = self.folder / "providers" / "meadow.yaml"
        file.write_text(OURS.replace("pond.example", "brook.example"))
        done = self.compare()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("NOT EXPLAINED", done.stdout)

    def test_what_cannot_be_read_is_told(self):
        (self.folder / "providers" / "meadow.yaml").write_text("provider: [a\n")
        done = self.compare()
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(run("compare-autoconfig", MEADOW, "--kb", self.folder / "no").returncode, 2)
        self.assertEqual(run("compare-autoconfig").returncode, 64)

    def test_our_providers_are_read(self):
        done = run("compare-autoconfig", MEADOW)
        self.assertEqual((done.returncode, done.stderr), (1, ""))


if __name__ == "__main__":
    unittest.main()
