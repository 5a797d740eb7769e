package io.yujian.gateway.inbound;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A callback's body as a flat list of leaves in document order, such as {@code Event} or
 * {@code ScanCodeInfo/ScanResult}. Strict: no document type, no entities but the five of XML, no attributes of meaning,
 * one root named {@code xml}, bounded depth and number. Immutable.
 */
public final class XmlBody {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LEAVES = 2000;
    /** Thread-safe once configured; keeps its symbol tables, so a reader costs little. */
    private static final InputFactoryImpl READERS = readers();

    private final List<String> paths;
    private final List<String> values;

    private XmlBody(List<String> paths, List<String> values) {
        this.paths = paths;
        this.values = values;
    }

    private static InputFactoryImpl readers() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    public static XmlBody parse(byte[] xml) throws MalformedXmlException {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedXmlException("not well-formed: " + firstLine(e.getMessage()));
        } catch (RuntimeException e) {
            // the reader reports some broken encodings in this way
            throw new MalformedXmlException("unreadable: " + e.getClass().getSimpleName());
        }
    }

    private static XmlBody read(XMLStreamReader reader) throws XMLStreamException, MalformedXmlException {
        List<String> paths = new ArrayList<>(16);
        List<String> values = new ArrayList<>(16);
        List<String> stack = new ArrayList<>(MAX_DEPTH);
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    if (stack.isEmpty() && !name.equals("xml")) {
                        throw new MalformedXmlException("root is not xml");
                    }
                    if (stack.size() >= MAX_DEPTH) {
                        throw new MalformedXmlException("too deep");
                    }
                    stack.add(stack.size() <= 1 ? name : stack.get(stack.size() - 1) + "/" + name);
                    text.setLength(0);
                    leaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    String path = stack.remove(stack.size() - 1);
                    if (leaf && !stack.isEmpty()) {
                        if (paths.size() >= MAX_LEAVES) {
                            throw new MalformedXmlException("too many elements");
                        }
                        paths.add(path);
                        values.add(text.toString());
                    }
                    leaf = false;
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedXmlException("document type or entity");
                default -> {
                    // comments and processing instructions say nothing to us
                }
            }
        }
        return new XmlBody(paths, values);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    /** First value at the path; null when there is none. An empty element is the empty string. */
    public @Nullable String get(String path) {
        int at = paths.indexOf(path);
        return at < 0 ? null : values.get(at);
    }

    /** First value at the path, null also when it is empty. */
    public @Nullable String text(String path) {
        String value = get(path);
        return value == null || value.isEmpty() ? null : value;
    }

    /** All values at the path, in document order. */
    public List<String> all(String path) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).equals(path)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    public int size() {
        return paths.size();
    }

    public String path(int index) {
        return paths.get(index);
    }

    public String value(int index) {
        return values.get(index);
    }
}
