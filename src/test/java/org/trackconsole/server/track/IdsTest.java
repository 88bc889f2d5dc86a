package org.trackconsole.server.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
    private static final int MANY = 10_000;

    static Stream<Supplier<String>> ways() {
        return Stream.of(Ids::next, Ids::random);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyIdHasTheShapeOfARandomUuidAndIsGivenOnce(Supplier<String> way) {
        List<String> ids =
                IntStream.range(0, MANY).parallel().mapToObj(_ -> way.get()).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            UUID uuid = UUID.fromString(id);
            assertThat(uuid.toString()).isEqualTo(id);
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        });
    }

    @Test
    void idsOfOneMomentLieBesideEachOtherAndCannotBeGuessed() {
        long before = System.currentTimeMillis();
        List<UUID> ids =
                Stream.generate(Ids::next).limit(MANY).map(UUID::fromString).toList();
        long after = System.currentTimeMillis();
        assertThat(ids)
                .allSatisfy(id -> assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after));
        assertThat(ids.stream().map(UUID::getLeastSignificantBits).distinct()).hasSize(MANY);
        // Each of the bits behind the time, but for the version, and behind the variant takes both values.
        long everOne = ids.stream().mapToLong(UUID::getMostSignificantBits).reduce(0, (a, b) -> a | b);
        long alwaysOne = ids.stream().mapToLong(UUID::getMostSignificantBits).reduce(-1, (a, b) -> a & b);
        assertThat((everOne & ~alwaysOne) & 0xFFF).isEqualTo(0xFFF);
        long everOneBelow =
                ids.stream().mapToLong(UUID::getLeastSignificantBits).reduce(0, (a, b) -> a | b);
        long alwaysOneBelow =
                ids.stream().mapToLong(UUID::getLeastSignificantBits).reduce(-1, (a, b) -> a & b);
        assertThat(everOneBelow & ~alwaysOneBelow).isEqualTo(-1L >>> 2);
    }
}
