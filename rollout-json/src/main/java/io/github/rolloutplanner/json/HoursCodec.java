package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** A length of time as a number of hours above zero, or null where there is none. */
final class HoursCodec extends Codec<Optional<Duration>> {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final BigDecimal SHORTEST = BigDecimal.ONE.scaleByPowerOfTen(-Decimals.MOST);
    private static final String LONGEST = "1000000";
    /** Half of the last decimal of an hour, in seconds. */
    private static final BigDecimal ROUNDED =
            SECONDS.multiply(BigDecimal.ONE.movePointLeft(Decimals.MOST)).divide(BigDecimal.valueOf(2));

    private final Codec<Duration> hours = new Hours();

    @Override
    void write(Optional<Duration> value, JsonOut out) throws IOException {
        if (value.isPresent()) {
            hours.write(value.get(), out);
        } else {
            out.nothing();
        }
    }

    @Override
    @Nullable
    @SuppressWarnings("NullableOptional") // null, as in every codec, says that a problem was reported
    Optional<Duration> read(Node node, Problems problems) {
        if (node instanceof Node.NullNode) {
            return Optional.empty();
        }
        Duration value = hours.read(node, problems);
        return value == null ? null : Optional.of(value);
    }

    @Override
    Schema schema(Definitions definitions) {
        return hours.schema(definitions).with("type", List.of("number", "null"));
    }

    private static final class Hours extends NumberCodec<Duration> {
        Hours() {
            super(new NumberRange(
                    SHORTEST,
                    new BigDecimal(LONGEST),
                    Decimals.MOST,
                    "a number of hours above 0 and up to " + LONGEST + " with at most " + Decimals.MOST
                            + " decimals, or null for a phase that stays"));
        }

        @Override
        BigDecimal number(Duration value) {
            BigDecimal seconds = BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
            BigDecimal hours = Decimals.shortest(seconds.divide(SECONDS, Decimals.MOST, RoundingMode.HALF_UP));
            return hours.signum() == 0 && seconds.signum() > 0 ? SHORTEST : hours;
        }

        /** Whole seconds, as far as the decimals tell: 13 minutes are 0.216667 hours. */
        @Override
        Duration value(BigDecimal number) {
            BigDecimal seconds = number.multiply(SECONDS);
            BigDecimal whole = seconds.setScale(0, RoundingMode.HALF_UP);
            boolean isWhole = seconds.subtract(whole).abs().compareTo(ROUNDED) <= 0;
            return Duration.ofNanos(
                    (isWhole ? whole : seconds).movePointRight(9).longValueExact());
        }
    }
}
