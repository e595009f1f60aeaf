package no.stafett.hub.operate;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import no.stafett.v1.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the balance with which a party joins, person by person.
 *
 * <p>Promise: each person is taken whole or not at all, by the way of every message; the same file again changes nothing, so what
 * was interrupted is simply begun again. The file is never held whole, however long it is.
 */
public interface OpeningBalances {
    /**
     * Reads a file in.
     *
     * @param party whose balance it is
     * @param file an {@code OpeningBalances} document of the standard; read once and not closed
     * @param rows is given each person that something is to be said of, in the order of the file
     * @return how it went, also where the file ended too early
     * @throws no.stafett.hub.party.NotDone when the party is unknown, or the file is no such document: nothing was read in
     * @throws IOException when the file can't be read any further: what came before it is read in
     */
    Outcome read(String party, InputStream file, Consumer<Row> rows) throws IOException;

    /**
     * What is to be said of one person.
     *
     * @param row the person's place in the file, from 1
     * @param line where the person begins in the file
     * @param status {@code accepted}, {@code accepted-with-warnings}, {@code rejected}; {@code held}: the hub failed, begin again
     * @param findings what was found; nothing in them names the person
     */
    record Row(int row, int line, String status, List<Said> findings) {}

    /**
     * A finding.
     *
     * @param at the place in the person's balance; null: all of it
     */
    record Said(
            String code,
            String name,
            String severity,
            @Nullable String at,
            String en,
            String nb) {
        /** The hub's own words of a finding. */
        public static Said of(Finding finding) {
            return new Said(
                    finding.code().id(),
                    finding.code().name(),
                    finding.severity().name(),
                    finding.at(),
                    finding.text(no.stafett.v1.Language.EN),
                    finding.text(no.stafett.v1.Language.NB));
        }
    }

    /**
     * How it went.
     *
     * @param imported people who were read in now
     * @param unchanged people who had been read in before, by the same words
     * @param rejected people of whom nothing was read in
     * @param held people who could not be recorded through a fault of the hub
     * @param doubles services that more than one gives or has given
     * @param misses what the party owes and is late with
     * @param complete whether the file was read to its end
     */
    record Outcome(int imported, int unchanged, int rejected, int held, int doubles, int misses, boolean complete) {}
}
