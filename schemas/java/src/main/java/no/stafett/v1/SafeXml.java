package no.stafett.v1;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;

/** A parser of documents from strangers: no document types, no entities but XML's own five, nothing fetched. */
final class SafeXml {

    /** How the parser's message begins when its own, wider, limit of attributes is passed before ours is asked. */
    static final String TOO_MANY_ATTRIBUTES = "Attribute limit (";

    private static final int DEPTH_MAX = 1000;
    private static final int ATTRIBUTES_MAX = 1000;

    private SafeXml() {}

    /** Makes a factory, which is thread-safe; its readers share the names they have seen. */
    static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        return factory;
    }
}
