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

        @Override
        Duration value(BigDecimal number) {
            return Duration.ofNanos(number.multiply(SECONDS).movePointRight(9).longValueExact());
        }
    }
}
