package no.stafett.hub.delivery;

/** Names of the properties of a message from the hub, as the standard's page on JMS has them. */
public final class InboxProperties {

    /** Local name of the payload's root. */
    public static final String TYPE = "stafett_type";

    /** InstanceIdentifier of this document. */
    public static final String ID = "stafett_id";

    /** Organisation number of whom the document is from. */
    public static final String FROM = "stafett_from";

    /** Whether this answer was sent before; a boolean. */
    public static final String REPLAYED = "stafett_replayed";

    /** Always {@value #XML}. */
    public static final String CONTENT_TYPE = "stafett_content_type";

    static final String XML = "application/xml;charset=UTF-8";

    private InboxProperties() {}
}
