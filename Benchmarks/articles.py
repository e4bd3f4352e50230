#!/usr/bin/env python3
"""Makes a knowledge base of a file of articles, so that publishing can be timed beside other tools.

usage: articles.py DIR

DIR holds articles.jsonl: objects with "id", "title" and "body" (a paragraph a line), one a line.
Written below DIR/knowledge: the articles as documents, a thousand a file.
"""
import json, os, sys

folder = sys.argv[1]
documents = []
for line in open(os.path.join(folder, "articles.jsonl")):
    article = json.loads(line)
    # JSON strings are YAML strings; braces would be taken for placeholders.
    text = lambda words: json.dumps(words.replace("{", "(").replace("}", ")"), ensure_ascii=False)
    paragraphs = [part for part in article["body"].split("\n") if part.strip()]
    documents.append(
        f'article: a{article["id"]:05}\n'
        f'title: {text(article["title"])}\n'
        f'question: {text(article["title"] + "?")}\n'
        f'answer: [{text(paragraphs[0])}]\n'
        "sections:\n"
        f'  - {{ heading: More, text: [{", ".join(map(text, paragraphs[1:]))}] }}\n'
        "sources: [https://www.example.org/]\n"
        "checked: 2026-09-15\n")
path = os.path.join(folder, "knowledge", "articles")
os.makedirs(path, exist_ok=True)
for start in range(0, len(documents), 1000):
    with open(os.path.join(path, f"generated-{start // 1000:02}.yaml"), "w") as file:
        file.write("---\n".join(documents[start : start + 1000]))
with open(os.path.join(folder, "knowledge", "scales.yaml"), "w") as file:
    file.write("scales: mail\nlikelihoods: { often: 0.6, seldom: 0.1 }\n")
print(f"{len(documents)} articles")
