package no.stafett.adapter.sheets;

/** Where the page about a finding is, for whoever reads a spreadsheet that names the finding. */
@FunctionalInterface
public interface Help {
    /** Pages that lie in a folder beside the spreadsheet: see {@link HelpPages}. */
    Help BESIDE = HelpPages::beside;

    /** The address of the page about a finding with this code: an absolute one, or from where the spreadsheet lies. */
    String page(String code);

    /** Pages of a hub, which this is the address of. */
    static Help at(String hub) {
        var address = hub.endsWith("/") ? hub : hub + "/";
        return code -> address + "findings/" + code;
    }
}
