"""The part of the XMP metadata that says that a file is accessible (PDF/UA-1), with the schema that PDF/A asks for."""

UA_IDENTIFICATION = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def declare_accessible(pdf) -> None:
    """Say PDF/UA-1 in the metadata, which has room for one standard only where the renderer writes it.

    It must stand inside the one `rdf:RDF`: readers ignore a second. The packet is left uncompressed, so that an archive
    can search for it without understanding the file.
    """
    for stream in pdf.objects:
        if getattr(stream, "extra", None) and stream.extra.get("Type") == "/Metadata":
            stream.stream = [
                part.replace(b"</rdf:RDF>", UA_IDENTIFICATION + b"</rdf:RDF>", 1) for part in stream.stream
            ]
            stream.compress = False
