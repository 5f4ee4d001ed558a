"""Reads what `export` hands on as outsiders: rdflib and pySHACL, PROV's own library, schema.org's classes in pydantic.

Called with a folder that holds one file a form, named after it. Says "skipped: ..." where a package is not installed.
"""

import csv
import importlib
import json
import pathlib
import sys
import warnings

folder = pathlib.Path(sys.argv[1])


def read(name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def check(holds, message):
    if not holds:
        sys.exit(f"readers.py: {message}")


# What the terms that we use mean in the context of Web Annotations; the context itself lies on the web, where no test looks.
TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id", "type": "@type",
    **{name: f"oa:{name}" for name in
       ["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "FragmentSelector",
        "describing", "tagging", "linking", "exact", "prefix", "suffix"]},
    "AnnotationPage": "as:OrderedCollectionPage", "Software": "as:Application", "name": "foaf:name",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"}, "value": "rdf:value", "format": "dc:format", "language": "dc:language",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"}, "generator": {"@id": "as:generator", "@type": "@id"},
}


def annotations():
    """The rules of the Web Annotation Data Model for what we use of it, as shapes."""
    document = read("annotations")
    check(document["@context"] == "http://www.w3.org/ns/anno.jsonld", "annotations: the context")
    document["@context"] = TERMS
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    found = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(TERMS["oa"] + "Annotation")))
    check(len(found) == len(document["items"]) >= 10, f"annotations: {len(found)} of {len(document['items'])}")
    shapes = pathlib.Path(__file__).with_name("annotations.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(shapes), shacl_graph_format="turtle")
    check(conforms, report)
    # The shapes notice what is missing.
    for broken in ["hasTarget", "exact", "start", "hasSource"]:
        part = rdflib.Graph()
        for triple in graph:
            if triple[1] != rdflib.URIRef(TERMS["oa"] + broken):
                part.add(triple)
        conforms, _, _ = pyshacl.validate(part, shacl_graph=str(shapes), shacl_graph_format="turtle")
        check(not conforms, f"annotations: nobody misses {broken}")


def provenance():
    """PROV's own library reads the graph, and knows each relation."""
    graph = rdflib.Graph().parse(data=json.dumps(read("prov")), format="json-ld")
    space = rdflib.Namespace("http://www.w3.org/ns/prov#")
    known = {"Entity", "Agent", "Person", "Organization", "value", "specializationOf", "wasQuotedFrom", "wasRevisionOf",
             "hadPrimarySource", "wasAttributedTo", "generatedAtTime", "atLocation"}
    used = {term.removeprefix(space) for triple in graph for term in triple if str(term).startswith(space)}
    check(used <= known, f"prov: {used - known}")
    for relation in ["wasQuotedFrom", "wasRevisionOf", "hadPrimarySource", "specializationOf"]:
        pairs = list(graph.subject_objects(space[relation]))
        check(pairs, f"prov: no {relation}")
        for pair in pairs:
            check(all((one, rdflib.RDF.type, space.Entity) in graph for one in pair), f"prov: {relation} of {pair}")
    for _, agent in graph.subject_objects(space.wasAttributedTo):
        kinds = {kind.removeprefix(space) for kind in graph.objects(agent, rdflib.RDF.type)}
        check(kinds & {"Agent", "Person", "Organization"}, f"prov: {agent} is {kinds}")
    if prov is not None:
        turtle = graph.serialize(format="turtle")
        # It keeps a class and a kind of derivation only where they are qualified, and says so; rdflib has read those above.
        warnings.simplefilter("ignore")
        document = prov.model.ProvDocument.deserialize(content=turtle, format="rdf", rdf_format="turtle")
        kinds = {type(record).__name__ for record in document.get_records()}
        check({"ProvEntity", "ProvAgent", "ProvAttribution", "ProvSpecialization"} <= kinds, f"prov: {kinds}")


def vocabulary():
    """Each type has each of its keys, by schema.org's own list; what is required of a pydantic class is there."""
    document = read("schema-org")
    check(document["@context"] == "https://schema.org", "schema-org: the context")

    def walk(value):
        if isinstance(value, list):
            for one in value:
                walk(one)
        elif isinstance(value, dict):
            if "@type" in value:
                name = value["@type"]
                module = importlib.import_module(f"pydantic2_schemaorg.{name}")
                fields = {field.alias or key for key, field in getattr(module, name).__fields__.items()}
                check(set(value) - {"@type", "@id"} <= fields, f"schema-org: {name} has no {set(value) - fields}")
            for one in value.values():
                walk(one)

    walk(document["@graph"])
    kinds = {node["@type"] for node in document["@graph"]}
    check(kinds == {"NewsArticle", "Quotation", "Claim"}, f"schema-org: {kinds}")


def package(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    with open(folder / "csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    claims = read("json")["claims"]
    check([row["id"] for row in rows] == [claim["id"] for claim in claims], "csv: other claims than json")
    lines = (folder / "jsonl").read_text(encoding="utf-8").splitlines()
    check([json.loads(line) for line in lines] == claims, "jsonl: other claims than json")
    rdflib, pyshacl, prov = package("rdflib"), package("pyshacl"), package("prov.model") and package("prov")
    if rdflib and pyshacl:
        annotations()
        provenance()
    else:
        print("skipped: annotations and provenance as RDF (pip install rdflib pyshacl)")
    if prov is None:
        print("skipped: provenance in PROV's own library (pip install prov)")
    if package("pydantic2_schemaorg"):
        vocabulary()
    else:
        print("skipped: schema.org's own list of keys (pip install pydantic2-schemaorg)")
