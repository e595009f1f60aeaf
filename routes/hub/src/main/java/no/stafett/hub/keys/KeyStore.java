package no.stafett.hub.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds, makes and destroys the keys of identifiers.
 *
 * <p>A new key is committed here before the transaction that first uses it: an unused key is harmless, a lost one is not.
 */
public final class KeyStore {

    private static final int CACHED_KEYS = 100_000;

    private final DataSource keys;
    private final KeyFiles files;
    private final Map<ByteBuffer, byte[]> cache = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
            return size() > CACHED_KEYS;
        }
    });
    private final Map<String, byte[]> quarantineCache = new ConcurrentHashMap<>();

    public KeyStore(DataSource keys, KeyFiles files) {
        this.keys = keys;
        this.files = files;
    }

    /** The keyed hash by which an identifier is found: HMAC-SHA-256 over its kind, issuer and value. */
    public byte[] hash(String kind, String issuer, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(files.hashing(), "HmacSHA256"));
            return mac.doFinal((kind + '\n' + issuer + '\n' + value).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }

    /** The keys of these hashes, made and committed where there was none. */
    public Map<ByteBuffer, byte[]> ensure(Collection<byte[]> hashes) throws SQLException {
        var found = cached(hashes);
        var missing = missing(hashes, found);
        if (!missing.isEmpty()) {
            try (var connection = keys.getConnection()) {
                connection.setAutoCommit(true);
                insert(connection, missing);
                found.putAll(select(connection, missing));
            }
        }
        return found;
    }

    /** The keys of these hashes that still exist. */
    public Map<ByteBuffer, byte[]> find(Collection<byte[]> hashes) throws SQLException {
        var found = cached(hashes);
        var missing = missing(hashes, found);
        if (!missing.isEmpty()) {
            try (var connection = keys.getConnection()) {
                connection.setAutoCommit(true);
                found.putAll(select(connection, missing));
            }
        }
        return found;
    }

    /** The key for what names nobody who is known, one a month, made where there was none. */
    public byte[] quarantineKey(String month) throws SQLException {
        var known = quarantineCache.get(month);
        if (known != null) {
            return known;
        }
        try (var connection = keys.getConnection()) {
            connection.setAutoCommit(true);
            try (var insert = connection.prepareStatement(
                    "insert into quarantine_key (month, wrapped) values (?, ?) on conflict (month) do nothing")) {
                insert.setString(1, month);
                insert.setBytes(2, Cipher256.encrypt(files.wrapping(), Cipher256.newKey()));
                insert.executeUpdate();
            }
            try (var select = connection.prepareStatement("select wrapped from quarantine_key where month = ?")) {
                select.setString(1, month);
                try (var rows = select.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("The quarantine key of " + month + " vanished");
                    }
                    var key = Cipher256.decrypt(files.wrapping(), rows.getBytes(1));
                    quarantineCache.put(month, key);
                    return key;
                }
            }
        }
    }

    /** The quarantine key of a month if it was not destroyed. */
    public byte @Nullable [] findQuarantineKey(String month) throws SQLException {
        try (var connection = keys.getConnection();
                var select = connection.prepareStatement("select wrapped from quarantine_key where month = ?")) {
            select.setString(1, month);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Cipher256.decrypt(files.wrapping(), rows.getBytes(1)) : null;
            }
        }
    }

    /** Destroys the quarantine keys of months that ended before this instant; returns how many. */
    public int destroyQuarantineKeysBefore(Instant end) throws SQLException {
        var month = YearMonth.from(end.atZone(ZoneOffset.UTC)).toString();
        quarantineCache.keySet().removeIf(known -> known.compareTo(month) < 0);
        try (var connection = keys.getConnection();
                var delete = connection.prepareStatement("delete from quarantine_key where month < ?")) {
            connection.setAutoCommit(true);
            delete.setString(1, month);
            return delete.executeUpdate();
        }
    }

    private Map<ByteBuffer, byte[]> cached(Collection<byte[]> hashes) {
        var found = new HashMap<ByteBuffer, byte[]>();
        for (var hash : hashes) {
            var key = cache.get(ByteBuffer.wrap(hash));
            if (key != null) {
                found.put(ByteBuffer.wrap(hash), key);
            }
        }
        return found;
    }

    private static List<byte[]> missing(Collection<byte[]> hashes, Map<ByteBuffer, byte[]> found) {
        var missing = new ArrayList<byte[]>();
        var seen = new HashSet<ByteBuffer>();
        for (var hash : hashes) {
            if (!found.containsKey(ByteBuffer.wrap(hash)) && seen.add(ByteBuffer.wrap(hash))) {
                missing.add(hash);
            }
        }
        missing.sort(Arrays::compareUnsigned); // one order for all processes: no deadlock
        return missing;
    }

    private void insert(Connection connection, List<byte[]> hashes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into subject_key (hash, wrapped)
                select * from unnest(?::bytea[], ?::bytea[])
                on conflict (hash) do nothing
                """)) {
            var wrapped = hashes.stream()
                    .map(hash -> Cipher256.encrypt(files.wrapping(), Cipher256.newKey()))
                    .toArray(byte[][]::new);
            insert.setArray(1, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            insert.setArray(2, connection.createArrayOf("bytea", wrapped));
            insert.executeUpdate();
        }
    }

    private Map<ByteBuffer, byte[]> select(Connection connection, List<byte[]> hashes) throws SQLException {
        var found = new HashMap<ByteBuffer, byte[]>();
        try (var select =
                connection.prepareStatement("select hash, wrapped from subject_key where hash = any(?::bytea[])")) {
            select.setArray(1, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    var hash = ByteBuffer.wrap(rows.getBytes(1));
                    var key = Cipher256.decrypt(files.wrapping(), rows.getBytes(2));
                    found.put(hash, key);
                    cache.put(hash, key);
                }
            }
        }
        return found;
    }
}
