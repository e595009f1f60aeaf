package no.stafett.ledger.catalogue;

/**
 * One thing that is wrong with a catalogue.
 *
 * @param place where: a line of the document, or the service and its part
 * @param reason what is wrong there
 */
public record CatalogueFault(Kind kind, String place, Text reason) {

    /** What kind of thing. The code is stable: what it means never changes, and no code is used again. */
    public enum Kind {
        /** The document does not follow its schema. */
        NOT_VALID(
                "CAT-1001",
                "Mend the document so that it follows service-catalogue.xsd; 'stafett validate' shows the same.",
                "Rett dokumentet så det følger service-catalogue.xsd; 'stafett validate' viser det samme."),
        /** No version holds for some days. */
        GAP(
                "CAT-1002",
                "Let the later version begin on the day the earlier one ends.",
                "La den senere utgaven begynne dagen den tidligere slutter."),
        /** Two versions hold on one day. */
        OVERLAP(
                "CAT-1003",
                "End the earlier version on the day the later one begins.",
                "La den tidligere utgaven slutte dagen den senere begynner."),
        /** Something that an earlier row always takes. */
        UNREACHABLE(
                "CAT-1004",
                "Move the narrower row before the wider one, or take it out: the first that holds wins.",
                "Flytt den smaleste raden foran den videre, eller ta den ut: den første som passer, gjelder."),
        /** Services that wait for each other. */
        CYCLE(
                "CAT-1005",
                "Take one of the references out: a service can't come before what it waits for.",
                "Ta ut en av henvisningene: en tjeneste kan ikke komme før det den venter på."),
        /** A condition, milestone or anchor that no message can ever make true. */
        NO_MESSAGE(
                "CAT-1006",
                "Use what schemas/v1/bindings/facts-and-predicates.md names a message for, and codes of the lists; what a"
                        + " document shows needs an Evidence row of the service.",
                "Bruk det schemas/v1/bindings/facts-and-predicates.md nevner en melding for, og koder fra listene; det et"
                        + " dokument viser, trenger en Evidence-rad hos tjenesten."),
        /** A service without a row. */
        UNKNOWN_SERVICE(
                "CAT-1007",
                "Give the service a row, or name one that has one.",
                "Gi tjenesten en rad, eller nevn en som har en."),
        /** Values that can't stand together, or a role that there is not. */
        CONTRADICTION(
                "CAT-1008",
                "Mend the value that is named; codes of roles and notices are in schemas/v1/codes.",
                "Rett verdien som er nevnt; koder for roller og varsler står i schemas/v1/codes.");

        private final String code;
        private final Text remedy;

        Kind(String code, String en, String nb) {
            this.code = code;
            this.remedy = new Text(en, nb);
        }

        public String code() {
            return code;
        }

        /** What to do about it. */
        public Text remedy() {
            return remedy;
        }
    }

    static CatalogueFault of(Kind kind, String place, String en, String nb) {
        return new CatalogueFault(kind, place, new Text(en, nb));
    }

    /** Its place, then what is wrong, in English. */
    @Override
    public String toString() {
        return place + ": " + reason.en();
    }
}
