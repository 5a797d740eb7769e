package io.yujian.simulator.callback;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The first level of an XML document as name and text; nested elements give their text run together. No DTD. */
final class XmlFields {

    private static final XMLInputFactory FACTORY = factory();

    private XmlFields() {}

    /** @throws IllegalArgumentException when it is not well-formed XML with one root called {@code xml} */
    static Map<String, String> read(String xml) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            int depth = 0;
            String name = "";
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                int next = reader.next();
                if (next == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == 1 && !reader.getLocalName().equals("xml")) {
                        throw new IllegalArgumentException("root element is not <xml>");
                    }
                    if (depth == 2) {
                        name = reader.getLocalName();
                        text.setLength(0);
                    }
                } else if (next == XMLStreamConstants.CHARACTERS || next == XMLStreamConstants.CDATA) {
                    text.append(reader.getText());
                } else if (next == XMLStreamConstants.END_ELEMENT) {
                    if (depth == 2) {
                        fields.put(name, text.toString());
                    }
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not well-formed XML", e);
        }
        return fields;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
