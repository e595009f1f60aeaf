package no.stafett.hub.oversight;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What {@code ./stafett oversight} calls, behind the operator's door. */
@RestController
@RequestMapping("/operator/oversight")
final class OversightEndpoint {
    private static final Logger log = LoggerFactory.getLogger(OversightEndpoint.class);

    private final Oversight oversight;

    OversightEndpoint(Oversight oversight) {
        this.oversight = oversight;
    }

    record Csv(String csv) {}

    @GetMapping
    Tables tables(@RequestParam(defaultValue = "") List<String> table) {
        return oversight.look(table, Oversight.Form.JSON);
    }

    @GetMapping("/csv")
    Csv csv(@RequestParam(defaultValue = "") List<String> table) {
        return new Csv(TablesAsCsv.of(oversight.look(table, Oversight.Form.CSV)));
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(Oversight.NoSuchTable e) {
        var names = String.join(", ", Oversight.TABLES);
        return problem(
                HttpStatus.BAD_REQUEST,
                "There is no such table. There are: " + names + ".",
                "Det finnes ingen slik tabell. Det finnes: " + names + ".");
    }

    @ExceptionHandler
    ResponseEntity<Object> ours(RuntimeException e) {
        log.error("The counts could not be made", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The hub failed; see log/hub.log in the data folder.",
                "Huben feilet; se log/hub.log i datamappen.");
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String en, String nb) {
        return ResponseEntity.status(status).body(Map.of("problem", Map.of("en", en, "nb", nb)));
    }
}
