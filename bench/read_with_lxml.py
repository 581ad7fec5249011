"""Reads an AAF delivery with lxml's iterparse into records, one thread: what `bench/aaf.sh` compares with.

Each record has its operation, category, identifier and attributes with all their values, as ours have.
Prints records, megabytes, seconds.
"""
import pathlib
import sys
import time

from lxml import etree

REQUESTS = ("addRequest", "modifyRequest", "deleteRequest")


def records(path):
    for _, element in etree.iterparse(path, tag=REQUESTS, load_dtd=False, no_network=True, resolve_entities=False):
        category = identifier = None
        attributes = {}
        for section in element:
            if section.tag == "operationalAttributes":
                category = section[0][0].text
            elif section.tag == "identifier":
                identifier = section[0].text
            else:
                for attribute in section:
                    attributes[attribute.get("name")] = [value.text or "" for value in attribute]
        yield element.tag, category, identifier, attributes
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.xml"))
    start = time.perf_counter()
    count = sum(1 for path in files for _ in records(str(path)))
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"lxml: {count} records, {size:.0f} MB in {seconds:.2f} s: {size / seconds:.0f} MB/s")


main()
