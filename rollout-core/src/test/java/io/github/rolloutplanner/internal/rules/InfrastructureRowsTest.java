package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfrastructureRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("place", "cell"),
            Map.entry("carried", "cells"),
            Map.entry("phases", List.of("lab (25%)", "eu, us (100%)")),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofHours(2)));

    @Test
    void sayWhatCellsNeed() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of("guardrails", List.of("Error rate", "p95")));
        assertThat(RowTexts.of(InfrastructureRows.ALL, facts)).isEqualTo("""
                        rollback.drain
                          Drain the changed cells, as long as cells that have not changed can take their traffic
                          Traffic moves faster than a definition is applied.
                        rollback.reapply
                          Apply the previous definition to one changed cell at a time, and verify each before it gets traffic
                          Applying a definition is a change too.
                        dependency.drain
                          Traffic management: drains one cell within minutes, and works while that cell is down
                          Draining is the first step of the rollback.
                        dependency.spare-capacity
                          Spare capacity: the other cells take the traffic of those that change, at peak
                          A drained cell hands all its traffic over at once.
                        dependency.access
                          Out-of-band access: the on-call reaches every cell when its network, DNS or sign-in fails
                          The change can cut off its own rollback.
                        before.drift
                          Diff of the new definition against each cell reviewed: nothing unexpected destroyed or replaced
                          Cells that were changed by hand get more than the change.
                        during.one-cell
                          Change no further cell while one is in doubt: lab (25%) and eu, us (100%)
                          Two cells that fail together may leave no capacity to drain to.
                        after.converged
                          Verify that every cell runs the new definition
                          Cells that were left out can fail at the next change.
                        risk-register.shared-dependency
                          What the cells share fails for all of them, whatever the phase
                          List what all cells depend on (DNS, identity, quota, control plane), and leave it as it is until the last phase
                          Cells limit a failure only as far as they are independent.
                        preparation.cells
                          the order of the cells
                        dependency.automatic-drain
                          Automated rollback: drains the changed cells, and changes no further cell, when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 2 hours, without waiting for a person.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(List.of(InfrastructureRows.AUTOMATION), LEAST)).isEqualTo("""
                        dependency.automatic-drain
                          Automated rollback: drains the changed cells, and changes no further cell, when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 2 hours, without waiting for a person.
                        """);
    }
}
