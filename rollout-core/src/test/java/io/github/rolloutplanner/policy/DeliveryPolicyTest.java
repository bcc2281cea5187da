package io.github.rolloutplanner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.change.Delivery.Kind;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {
    private static final DeliveryPolicy STANDARD = DeliveryPolicy.standard();

    @Test
    void theStandardIsWhatItsDocumentationSays() {
        assertThat(STANDARD.rollbackTimes())
                .isEqualTo(Map.of(
                        Kind.DATA_MIGRATION, Duration.ofMinutes(10),
                        Kind.DEPLOYMENT, Duration.ofMinutes(10),
                        Kind.CONFIGURATION_PUSH, Duration.ofMinutes(10),
                        Kind.INFRASTRUCTURE, Duration.ofHours(1),
                        Kind.FLEET, Duration.ofHours(8),
                        Kind.LIBRARY, Duration.ofDays(1),
                        Kind.APP_STORE, Duration.ofDays(3)));
        assertThat(STANDARD.notice()).isEqualTo(Duration.ofDays(90));
        assertThat(STANDARD.backfill()).isEqualTo(Duration.ofDays(1));
        assertThat(RolloutPolicy.standard().deliveries()).isEqualTo(STANDARD);
    }

    /** That of a flag is part of the evidence. */
    @Test
    void theStandardKnowsEveryDeliveryButAFlag() {
        assertThat(Kind.values())
                .filteredOn(kind -> !STANDARD.rollbackTimes().containsKey(kind))
                .containsExactly(Kind.FEATURE_FLAG);
    }

    @Test
    void itIsAddedToWithoutChange() {
        DeliveryPolicy own = STANDARD.withRollbackTime(Kind.FLEET, Duration.ofMinutes(78))
                .withNotice(Duration.ofDays(180))
                .withBackfill(Duration.ofHours(6));

        assertThat(own.rollbackTimes())
                .hasSameSizeAs(STANDARD.rollbackTimes())
                .containsEntry(Kind.FLEET, Duration.ofMinutes(78))
                .containsEntry(Kind.DEPLOYMENT, Duration.ofMinutes(10));
        assertThat(own.notice()).isEqualTo(Duration.ofDays(180));
        assertThat(own.backfill()).isEqualTo(Duration.ofHours(6));
        assertThat(STANDARD).isEqualTo(DeliveryPolicy.standard());
    }

    @Test
    void itRefusesWhatIsNoLengthOfTime() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> STANDARD.withRollbackTime(Kind.DEPLOYMENT, Duration.ZERO))
                .withMessage(
                        "A rollback time of 0 seconds for a deployment is out of range. Give a length of time above zero,"
                                + " up to ten years.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> STANDARD.withNotice(Duration.ofDays(-1)))
                .withMessage("A notice of -1 day is out of range. Give a length of time above zero, up to ten years.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> STANDARD.withBackfill(Duration.ofDays(1_000_000_000_000L)))
                .withMessageStartingWith("A backfill of 1,000,000,000,000 days is out of range.");
    }

    @Test
    void itRefusesTheTimeOfAFlag() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> STANDARD.withRollbackTime(Kind.FEATURE_FLAG, Duration.ofMinutes(1)))
                .withMessage(
                        "The delay of a feature flag is one of the evidence: give EvidencePolicy.withFlagDelay(..).");
    }
}
