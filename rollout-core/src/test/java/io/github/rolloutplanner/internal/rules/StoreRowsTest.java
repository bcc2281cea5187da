package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("percentage", percent(5)),
            Map.entry("users", "users"),
            Map.entry("store", "Google Play"),
            Map.entry("firstPublicPhase", "Day 1 (1%)"),
            Map.entry("phases", List.of("Day 1 (1%)", "Day 7 (100%)")),
            Map.entry("guardrails", List.of("Crash rate")),
            Map.entry("rollbackWithin", Duration.ofDays(3)));

    @Test
    void sayWhatAReleaseNeeds() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "store",
                "the App Store",
                "updates",
                "automatic updates",
                "errorTracking",
                "Crashlytics",
                "restore",
                Duration.ofDays(3),
                "guardrails",
                List.of("Crash rate", "Hangs")));
        assertThat(RowTexts.of(StoreRows.ALL, facts)).isEqualTo("""
                        phase.store-users
                          5% of users with automatic updates, chosen by the App Store
                        rollback.pause-release
                          Pause the phased release in App Store Connect: no further user gets the update automatically
                          A pause stops further automatic updates; whoever has the version keeps it.
                        rollback.halt-release
                          Halt the staged rollout in the Play Console: no further user gets the update
                          A halt stops further updates; whoever has the version keeps it.
                        rollback.fixed-version
                          Submit a fixed version to the App Store under a higher version number, ask for an expedited review if the store offers one, and release it to all users
                          A store installs no lower version over a higher one.
                        rollback.server-side
                          Undo on the server what can be undone there, for users who have the version
                          Users keep the version until they install the fixed one.
                        dependency.store-review
                          Review by the App Store: passed before Day 1 (1%), with the release held until then
                          A review takes hours to days, for the fixed version too.
                        dependency.crash-reports
                          Crash reporting (Crashlytics): by app version, with symbols uploaded
                          The store shows which version users have, not how well it works.
                        dependency.both-clients
                          Server: serves the previous and the new app version
                          Users update when they like, some of them never.
                        before.version-number
                          Previous code built under a higher version number, ready to be submitted
                          For users who have updated, it is the only rollback.
                        during.adoption
                          Compare the adoption of the new version with the store's percentage: Day 1 (1%) and Day 7 (100%)
                          Users update late or by hand, so adoption differs from the percentage.
                        after.old-versions
                          Decide when the server stops serving the previous app version
                          Users who never update keep it in use.
                        risk-register.installed
                          Users who have updated keep a faulty version until they install a fixed one, planned after 3 days
                          Put what can fail behind a server-side flag, off in the submitted version
                          A store can stop a release, not undo it.
                        risk-register.manual-updates
                          More users than the phase plans get the version, because anyone can update by hand
                          Do not announce the version before full rollout
                          The store's percentage limits automatic updates only.
                        preparation.store
                          the store's review
                        dependency.automatic-halt
                          Automated halt: no further user gets the update from the App Store when any of Crash rate and Hangs breaches its limit
                          A breach of a guardrail stops the release without waiting for a person; a fixed version follows within 3 days.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(
                        List.of(StoreRows.AUDIENCE, StoreRows.CRASHES, StoreRows.NO_UNDO, StoreRows.AUTOMATION), LEAST))
                .isEqualTo("""
                        phase.store-users
                          5% of users, chosen by Google Play
                        dependency.crash-reports
                          Crash reporting: by app version, with symbols uploaded
                          The store shows which version users have, not how well it works.
                        risk-register.installed
                          Users who have updated keep a faulty version until they install a fixed one
                          Put what can fail behind a server-side flag, off in the submitted version
                          A store can stop a release, not undo it.
                        dependency.automatic-halt
                          Automated halt: no further user gets the update from Google Play when Crash rate breaches its limit
                          A breach of a guardrail stops the release without waiting for a person; a fixed version follows within 3 days.
                        """);
    }
}
