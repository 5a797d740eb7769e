package io.yujian.gateway.inbound;

/** Not an XML document of the platform: broken, with a document type, too deep or too large. */
public class MalformedXmlException extends Exception {
    public MalformedXmlException(String message) {
        super(message);
    }
}
