package no.stafett.hub.keys;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wraps the key of an entry for those it names, and finds it again for as long as one of their keys is left.
 *
 * <p>A family's message stays readable while any named person's wrap remains.
 */
public final class Vault {

    private static final int CACHED_HASHES = 100_000;
    /** Stands in the place of a month, and sorts after every one: never destroyed by age. */
    private static final String LASTING = "lasting";

    private final KeyStore keys;
    private final Map<Long, byte[]> hashes = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > CACHED_HASHES;
        }
    });

    public Vault(KeyStore keys) {
        this.keys = keys;
    }

    /** Wraps a key under the key of each of these identifiers; under the month's quarantine key where there is none. */
    public Sealed seal(byte[] key, Map<Long, byte[]> keyOfIdentifier, Instant now) throws SQLException {
        if (keyOfIdentifier.isEmpty()) {
            var month = YearMonth.from(now.atZone(ZoneOffset.UTC)).toString();
            return new Sealed(List.of(), List.of(Cipher256.encrypt(keys.quarantineKey(month), key)), month);
        }
        var identifiers = new ArrayList<Long>(keyOfIdentifier.size());
        var wraps = new ArrayList<byte[]>(keyOfIdentifier.size());
        keyOfIdentifier.forEach((identifier, identifierKey) -> {
            identifiers.add(identifier);
            wraps.add(Cipher256.encrypt(identifierKey, key));
        });
        return new Sealed(identifiers, wraps, null);
    }

    /** Wraps a key so that it lasts as long as the log: for what is about nobody, such as an operator's act. */
    public Sealed sealLasting(byte[] key) throws SQLException {
        return new Sealed(List.of(), List.of(Cipher256.encrypt(keys.quarantineKey(LASTING), key)), LASTING);
    }

    /** The entry's key, if a key that wraps it is left. */
    public Optional<byte[]> open(Connection connection, Sealed sealed) throws SQLException {
        if (sealed.quarantine() != null) {
            var quarantine = keys.findQuarantineKey(sealed.quarantine());
            return quarantine == null
                    ? Optional.empty()
                    : Optional.of(Cipher256.decrypt(quarantine, sealed.wraps().get(0)));
        }
        return unwrap(sealed, keysOf(connection, sealed.identifiers()));
    }

    /**
     * The keys of many entries, in their order, with one look-up for all.
     *
     * @throws IllegalStateException when a wrap was changed: then open them one by one to see which
     */
    public List<Optional<byte[]>> openAll(Connection connection, List<Sealed> many) throws SQLException {
        var identifiers = new LinkedHashSet<Long>();
        var months = new HashMap<String, Optional<byte[]>>();
        for (var sealed : many) {
            if (sealed.quarantine() == null) {
                identifiers.addAll(sealed.identifiers());
            } else if (!months.containsKey(sealed.quarantine())) {
                months.put(sealed.quarantine(), Optional.ofNullable(keys.findQuarantineKey(sealed.quarantine())));
            }
        }
        var found = identifiers.isEmpty() ? Map.<Long, byte[]>of() : keysOf(connection, identifiers);
        var opened = new ArrayList<Optional<byte[]>>(many.size());
        for (var sealed : many) {
            opened.add(
                    sealed.quarantine() == null
                            ? unwrap(sealed, found)
                            : months.getOrDefault(sealed.quarantine(), Optional.empty())
                                    .map(key -> Cipher256.decrypt(
                                            key, sealed.wraps().get(0))));
        }
        return opened;
    }

    private static Optional<byte[]> unwrap(Sealed sealed, Map<Long, byte[]> found) {
        for (int i = 0; i < sealed.identifiers().size(); i++) {
            var key = found.get(sealed.identifiers().get(i));
            if (key != null) {
                return Optional.of(Cipher256.decrypt(key, sealed.wraps().get(i)));
            }
        }
        return Optional.empty();
    }

    /** The keys of identifiers given their row ids, those that are left. */
    public Map<Long, byte[]> keysOf(Connection connection, Collection<Long> identifiers) throws SQLException {
        var hashOf = hashesOf(connection, identifiers);
        var found = keys.find(hashOf.values());
        var keyOf = new LinkedHashMap<Long, byte[]>();
        for (var identifier : identifiers) {
            var hash = hashOf.get(identifier);
            var key = hash == null ? null : found.get(ByteBuffer.wrap(hash));
            if (key != null) {
                keyOf.put(identifier, key);
            }
        }
        return keyOf;
    }

    private Map<Long, byte[]> hashesOf(Connection connection, Collection<Long> identifiers) throws SQLException {
        var found = new HashMap<Long, byte[]>();
        var missing = new ArrayList<Long>();
        for (var identifier : identifiers) {
            var hash = hashes.get(identifier);
            if (hash == null) {
                missing.add(identifier);
            } else {
                found.put(identifier, hash);
            }
        }
        if (!missing.isEmpty()) {
            try (var select = connection.prepareStatement(
                    "select id, hash from identifier where id = any(?::bigint[]) and hash is not null")) {
                select.setArray(1, connection.createArrayOf("bigint", missing.toArray(Long[]::new)));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getLong(1), rows.getBytes(2));
                    }
                }
            }
            for (var identifier : missing) {
                var hash = found.get(identifier);
                if (hash != null) {
                    hashes.put(identifier, hash);
                }
            }
        }
        return found;
    }
}
