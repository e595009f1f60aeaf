package no.stafett.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;

/** Runs the layers in their order; later ones are skipped after one that failed. Thread-safe. */
final class Examiner {

    private final Standard standard;
    private final Settings settings;
    private final XMLInputFactory xml = SafeXml.factory();
    private final PayloadReader payloads;
    private final ConcurrentLinkedQueue<DocumentPass> idle = new ConcurrentLinkedQueue<>();

    Examiner(Standard standard, Settings settings) {
        this.standard = standard;
        this.settings = settings;
        this.payloads = new PayloadReader(standard, xml);
    }

    Examination examine(byte[] document, Optional<RoleOf> roles) {
        return examine(document, roles, Layer.BUSINESS);
    }

    /** Examines a document up to a layer; the message is only read when nothing failed before. */
    Examination examine(byte[] document, Optional<RoleOf> roles, Layer last) {
        Finding envelope = envelope(document);
        if (envelope != null) {
            return new Examination(new Validation(List.of(envelope)), null, null, null, null);
        }
        DocumentPass.Reading reading = read(document);
        HeaderDraft draft = reading.header();
        Header header = draft.header();
        List<Raw> raws = new ArrayList<>(reading.carrier());
        if (raws.isEmpty()) {
            raws.addAll(reading.structure());
        }
        if (raws.isEmpty() && last != Layer.STRUCTURE) {
            raws.addAll(reading.contents());
        }
        List<Finding> findings = new ArrayList<>(Places.placed(document, raws));
        Message<?> message = null;
        if (findings.stream().noneMatch(Finding::isError) && header != null) {
            message = new Message<>(header, payloads.read(document, header.type()));
            if (last == Layer.BUSINESS) {
                findings.addAll(businessFindings(document, new Subject(message, reading.identifiers(), roles)));
            }
        }
        return new Examination(new Validation(findings), header, draft.instanceIdentifier(), draft.type(), message);
    }

    private @Nullable Finding envelope(byte[] document) {
        if (document.length == 0) {
            return Finding.of(FindingCode.EMPTY_DOCUMENT);
        }
        if (document.length > settings.limits().sizeBytesMax()) {
            return Finding.of(
                    FindingCode.TOO_LARGE,
                    "sizeBytes",
                    Integer.toString(document.length),
                    "limitBytes",
                    Integer.toString(settings.limits().sizeBytesMax()));
        }
        return Encoding.refused(document)
                .map(encoding -> Finding.of(FindingCode.WRONG_ENCODING, "encoding", Shown.of(encoding))
                        .onLine(1))
                .orElse(null);
    }

    private DocumentPass.Reading read(byte[] document) {
        DocumentPass pass = idle.poll();
        if (pass == null) {
            pass = new DocumentPass(xml, standard.schema(), standard.codeLists());
        }
        DocumentPass.Reading reading = pass.read(document, settings);
        if (!pass.stoppedEarly()) {
            idle.add(pass);
        }
        return reading;
    }

    private List<Finding> businessFindings(byte[] document, Subject subject) {
        var found = new ArrayList<Finding>();
        for (BusinessRule rule : standard.rules()) {
            rule.examine(subject, (place, params) -> {
                if (found.size() < settings.limits().findingsMax()) {
                    found.add(Finding.at(rule.code(), place, params));
                }
            });
        }
        return Places.placedBelowPayload(document, found);
    }
}
