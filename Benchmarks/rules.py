#!/usr/bin/env python3
"""Makes a knowledge base of a neutral rule file, so that mailhelp can be timed beside other engines.

usage: rules.py DIR

DIR holds rules.json: a list of {"id", "obs": [[attribute, value], …], "sign": [name, …],
"out": ["sign" | "cand", name]}. A rule fires when all its observations and signs hold; it then adds
a sign, or a candidate for the cause. Written below DIR/knowledge: attributes become findings with
their values, signs become findings that are yes or no, candidates become causes that rules prefer.
The rules are the documents of one file.
"""
import json, os, sys

folder = sys.argv[1]
rules = json.load(open(os.path.join(folder, "rules.json")))
values, signs, causes = {}, set(), set()
for rule in rules:
    for attribute, value in rule["obs"]:
        values.setdefault(attribute, set()).add(value)
    signs.update(rule["sign"])
    (signs if rule["out"][0] == "sign" else causes).add(rule["out"][1])


def write(kind, documents):
    path = os.path.join(folder, "knowledge", kind)
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "generated.yaml"), "w") as file:
        file.write("---\n".join(documents))


def finding(name):
    listed = ", ".join(f"{value}: {{ name: {value} }}" for value in sorted(values[name]))
    return f"finding: {name}\nname: {name}\nabout: setting\nvalues: {{ {listed} }}\n"


def rule_document(rule):
    lines = [f"{attribute}: {value}" for attribute, value in rule["obs"]]
    lines += [f"{sign}: yes" for sign in rule["sign"]]
    kind, name = rule["out"]
    then = f"conclude: {{ {name}: yes }}" if kind == "sign" else f"prefer: [{name}]"
    return (f"rule: {rule['id']}\nwhen: {{ {', '.join(lines)} }}\nthen: {{ {then} }}\n"
            f"because: {rule['id']}\n")


# Every cause rates a finding of its own and has a fix of its own, as the checks demand.
signs.update(f"seen-{cause}" for cause in causes)
write("causes", [f"cause: {cause}\nstage: connect\ntitle: {cause}\nsummary: {cause}\nprior: 1\n"
                 f"findings: {{ seen-{cause}: usually }}\nfixes: {{ mend-{cause}: usually }}\n"
                 for cause in sorted(causes)])
write("fixes", [f"fix: mend-{cause}\ntitle: {cause}\neffort: 1 minute\nsteps:\n  any:\n    - Mend it.\n"
                for cause in sorted(causes)])
write("findings", [finding(name) for name in sorted(values)]
      + [f"finding: {sign}\nname: {sign}\nabout: symptom\n" for sign in sorted(signs)])
# …and every observation can be asked for.
write("questions", [f"question: {name}\nasks: {name}\ntext: What of {name}?\neffort: 1 minute\n"
                    for name in sorted(values) + sorted(f"seen-{cause}" for cause in causes)])
write("rules", [rule_document(rule) for rule in rules])
