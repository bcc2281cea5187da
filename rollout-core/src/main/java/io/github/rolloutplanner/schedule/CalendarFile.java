package io.github.rolloutplanner.schedule;

import io.github.rolloutplanner.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dates of a rollout as a calendar of events (RFC 5545). Its events have the same ids whatever their dates. */
final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RolloutSchedule schedule;
    private final String name;
    private final Instant written;
    private final String id;
    private final ContentLines lines = new ContentLines();

    CalendarFile(RolloutSchedule schedule, String name, Instant written) {
        this.schedule = schedule;
        this.name = name;
        this.written = written;
        this.id = idOf(name);
    }

    private static String idOf(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, hash.length / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256, but this one has not.", e);
        }
    }

    String text() {
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//Rollout Planner//Rollout Planner 0.1//EN");
        lines.add("CALSCALE", "GREGORIAN");
        schedule.preparation()
                .ifPresent(
                        begin -> event("preparation", begin, Optional.of(schedule.start()), "Preparation", List.of()));
        for (int number = 1; number <= schedule.phases().size(); number++) {
            phase(number, schedule.phases().get(number - 1));
        }
        schedule.fullRollout()
                .filter(begin -> schedule.bakeEnd().isPresent())
                .ifPresent(begin -> event("bake", begin, schedule.bakeEnd(), "Bake", sentences(last())));
        lines.add("END", "VCALENDAR");
        return lines.toString();
    }

    private ScheduledPhase last() {
        return schedule.phases().get(schedule.phases().size() - 1);
    }

    private void phase(int number, ScheduledPhase phase) {
        String title = "Phase " + number + " of " + schedule.phases().size() + ", " + phase.label();
        List<String> why = number == schedule.phases().size() ? List.of() : sentences(phase);
        phase.start().ifPresent(begin -> event("phase-" + number, begin, phase.promotion(), title, why));
        phase.promotion()
                .ifPresent(time -> event(
                        "promotion-" + number,
                        time,
                        Optional.empty(),
                        "Promote to " + schedule.phases().get(number).label(),
                        why));
    }

    private static List<String> sentences(ScheduledPhase phase) {
        return phase.reasons().stream().map(Reason::toString).toList();
    }

    private void event(String kind, Instant begin, Optional<Instant> end, String title, List<String> why) {
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", kind + "-" + id + "@rolloutplanner.github.io");
        lines.add("DTSTAMP", utc(written));
        lines.add("DTSTART", utc(begin));
        // An end at the start is no end by the standard, which knows seconds.
        end.filter(time -> second(time).isAfter(second(begin))).ifPresent(time -> lines.add("DTEND", utc(time)));
        lines.addText("SUMMARY", name + ": " + title);
        if (!why.isEmpty()) {
            lines.addText("DESCRIPTION", String.join("\n", why));
        }
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String utc(Instant time) {
        return UTC.format(time);
    }
}
