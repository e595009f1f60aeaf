package no.stafett.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is shown when there is no such page, or when the hub fails: a page like the others. */
@RestControllerAdvice("no.stafett.console")
@RestController
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /** Any path that no page has. */
    @GetMapping({"/console/{*path}", "/office/{*path}", Door.HELP + "/{code}/{*path}"})
    ResponseEntity<byte[]> missing(HttpServletRequest request) {
        return shown(request, "missing", HttpStatus.NOT_FOUND, "");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(TypeMismatchException e, HttpServletRequest request) {
        return shown(request, "missing", HttpStatus.BAD_REQUEST, "");
    }

    /** A fault of ours. Only its kind and place go to the log: a message might repeat what somebody wrote. */
    @ExceptionHandler
    ResponseEntity<byte[]> ours(RuntimeException e, HttpServletRequest request) {
        var reference = UUID.randomUUID().toString();
        var place = e.getStackTrace().length == 0 ? "nowhere" : e.getStackTrace()[0].toString();
        log.error(
                "A page of the console failed, reference {}: {} at {}",
                reference,
                e.getClass().getName(),
                place);
        return shown(request, "failed", HttpStatus.INTERNAL_SERVER_ERROR, reference);
    }

    private static ResponseEntity<byte[]> shown(
            HttpServletRequest request, String page, HttpStatus status, String reference) {
        return Page.of(request)
                .status(status)
                .put("reference", reference)
                .put("party", "")
                .show(page);
    }
}
