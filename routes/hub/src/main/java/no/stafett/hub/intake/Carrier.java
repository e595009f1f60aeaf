package no.stafett.hub.intake;

/** The way a document came in. What is done with it is the same for each. */
public enum Carrier {
    JMS,
    SOAP,
    FOLDER,
    /** A page in a browser, for a party without a system of its own. */
    WEB,
    /** An operator reads in what a party knows on the day it joins. */
    IMPORT
}
