package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import javax.annotation.Nullable;

/** The version of a document's form: the one that is read here. */
final class VersionCodec extends Codec<Integer> {
    private final int version;

    VersionCodec(int version) {
        this.version = version;
    }

    @Override
    void write(Integer value, JsonOut out) throws IOException {
        out.number(value);
    }

    @Override
    @Nullable
    Integer read(Node node, Problems problems) {
        boolean known = node instanceof Node.NumberNode number
                && Decimals.parse(number.literal())
                        .filter(found -> found.compareTo(BigDecimal.valueOf(version)) == 0)
                        .isPresent();
        if (!known) {
            problems.mismatch(node, version + ", the version that this release of the library reads");
            return null;
        }
        return version;
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("const", version);
    }
}
