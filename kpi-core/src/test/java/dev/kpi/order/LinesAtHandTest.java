package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LinesAtHandTest {

    @Test
    void aNumberOutOfBoundsIsForgottenWithItsLine() {
        LinesAtHand lines = new LinesAtHand();
        BigDecimal wide = new BigDecimal("1E+12");
        lines.price.set(3, wide);
        lines.cost.set(LinesAtHand.ROOM - 1, wide);
        assertThat(lines.price.beyond(3)).isSameAs(wide);

        lines.clear();

        assertThatNullPointerException().isThrownBy(() -> lines.price.beyond(3));
        assertThatNullPointerException().isThrownBy(() -> lines.cost.beyond(LinesAtHand.ROOM - 1));
    }
}
