package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The codecs of plain values, which stand the same way in both forms. */
final class Scalars {
    static final Codec<String> TEXT = new StatedText<>(Function.identity());
    static final Codec<List<String>> TEXTS = new ListCodec<>(TEXT);
    static final Codec<Boolean> BOOLEAN = new BooleanCodec();
    static final Codec<Long> COUNT = new LongCodec(0, Long.MAX_VALUE);
    static final Codec<Long> POSITIVE = new LongCodec(1, Long.MAX_VALUE);
    static final Codec<Integer> NUMBER = intFrom(0);
    static final Codec<Integer> ORDINAL = intFrom(1);
    static final Codec<Percentage> PERCENTAGE = new PercentCodec("0", "100");
    static final Codec<Percentage> PART = new PercentCodec("0", "99.999999");
    static final Codec<Percentage> PERCENT = new PercentCodec("-1000000000", "1000000000");
    static final Codec<RiskLevel> RISK = WordCodec.capitalized(RiskLevel.class);
    static final Codec<Severity> SEVERITY = WordCodec.capitalized(Severity.class);
    static final Codec<FeatureFlag.Type> FLAG_TYPE = WordCodec.lowerCase(FeatureFlag.Type.class);

    private Scalars() {}

    private static Codec<Integer> intFrom(int lowest) {
        return new LongCodec(lowest, Integer.MAX_VALUE).as(Long::intValue, Integer::longValue);
    }

    private static final class LongCodec extends NumberCodec<Long> {
        LongCodec(long lowest, long highest) {
            super(NumberRange.whole(lowest, highest));
        }

        @Override
        BigDecimal number(Long value) {
            return BigDecimal.valueOf(value);
        }

        @Override
        Long value(BigDecimal number) {
            return number.longValueExact();
        }
    }

    /** A percentage by the number before the percent sign. */
    private static final class PercentCodec extends NumberCodec<Percentage> {
        PercentCodec(String lowest, String highest) {
            super(NumberRange.decimal(lowest, highest));
        }

        @Override
        BigDecimal number(Percentage value) {
            return Decimals.shortest(value.value());
        }

        @Override
        Percentage value(BigDecimal number) {
            return Percentage.percent(number.doubleValue());
        }
    }
}
