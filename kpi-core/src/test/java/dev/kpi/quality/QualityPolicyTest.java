package dev.kpi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QualityPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "missing-field, DROP",
        "unparsable-field, DROP",
        "duplicate-line-id, DROP",
        "duplicate-line, KEEP",
        "missing-customer, KEEP",
        "zero-price, KEEP",
        "negative-price, KEEP",
        "zero-quantity, KEEP",
        "discount-above-gross, KEEP",
        "cost-missing, KEEP",
        "other-currency, FAIL",
        "disagreeing-fact, KEEP",
        "outside-dates, KEEP",
        "after-as-of, KEEP",
        "sign-up-after-first-order, KEEP",
        "unknown-returned-order, KEEP",
        "excess-precision, KEEP",
        "amount-out-of-range, DROP",
        "amount-too-precise, FAIL",
        "clock-change, KEEP",
        "encoding, FAIL",
        "doubled-period, DROP"
    })
    void everyReasonHasItsDefault(String code, Policy expected) {
        Reason reason = Reason.parse(code);

        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason).hasToString(code);
        assertThat(reason.defaultPolicy()).isEqualTo(expected);
        assertThat(QualityPolicy.withDefaults().of(reason)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonCanFailAndAllowsItsDefaultAndParsesFromItsCode(Reason reason) {
        assertThat(reason.allows(Policy.FAIL)).isTrue();
        assertThat(reason.allows(reason.defaultPolicy())).isTrue();
        assertThat(Reason.parse(reason.code())).isEqualTo(reason);
        assertThat(reason.description()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void anUnknownCodeIsAnsweredWithAllCodes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reason.parse("MISSING\u001b"))
                .withMessage(
                        "no reason has the code 'MISSING\\u001b'; the codes are missing-field, unparsable-field,"
                                + " duplicate-line-id, duplicate-line, missing-customer, zero-price, negative-price,"
                                + " zero-quantity, discount-above-gross, cost-missing, other-currency, disagreeing-fact,"
                                + " outside-dates, after-as-of, sign-up-after-first-order, unknown-returned-order, outlier,"
                                + " excess-precision, amount-out-of-range, amount-too-precise, clock-change, encoding, doubled-period");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING_FIELD|KEEP|missing-field cannot be kept: a line without it has no figures;"
                        + " choose DROP or FAIL",
                "UNPARSABLE_FIELD|KEEP|unparsable-field cannot be kept: a line without it has no figures;"
                        + " choose DROP or FAIL",
                "OTHER_CURRENCY|KEEP|other-currency cannot be kept: amounts in two currencies do not add, and sums"
                        + " without some of them would be wrong; choose FAIL",
                "OTHER_CURRENCY|DROP|other-currency cannot be dropped: amounts in two currencies do not add, and sums"
                        + " without some of them would be wrong; choose FAIL",
                "DISAGREEING_FACT|DROP|disagreeing-fact cannot be dropped: it is counted by order, product or"
                        + " customer, not by line; choose KEEP or FAIL",
                "SIGN_UP_AFTER_FIRST_ORDER|DROP|sign-up-after-first-order cannot be dropped: it is counted by"
                        + " customer, not by line; choose KEEP or FAIL",
                "UNKNOWN_RETURNED_ORDER|DROP|unknown-returned-order cannot be dropped: the order may lie before the"
                        + " data, and what came back of it counts; choose KEEP or FAIL",
                "OUTLIER|DROP|outlier cannot be dropped: it is told by all lines together, and is part of what is usual;"
                        + " choose KEEP or FAIL",
                "AMOUNT_OUT_OF_RANGE|KEEP|amount-out-of-range cannot be kept: exact sums could not hold it;"
                        + " choose DROP or FAIL",
                "AMOUNT_TOO_PRECISE|KEEP|amount-too-precise cannot be kept: exact sums could not hold it;"
                        + " choose DROP or FAIL"
            })
    void whatMakesNoSenseIsRefusedWithTheReasonAndTheChoices(Reason reason, Policy policy, String message) {
        assertThat(reason.allows(policy)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QualityPolicy.withDefaults().with(reason, policy))
                .withMessage(message);
    }

    @Test
    void onlyThoseTenChoicesAreRefused() {
        long refused = Arrays.stream(Reason.values())
                .flatMap(reason -> Arrays.stream(Policy.values()).filter(policy -> !reason.allows(policy)))
                .count();

        assertThat(refused).isEqualTo(10);
    }

    @Test
    void printsOnlyWhatDepartsFromTheDefaults() {
        assertThat(QualityPolicy.withDefaults()).hasToString("defaults");
        assertThat(QualityPolicy.withDefaults()
                        .with(Reason.ENCODING, Policy.KEEP)
                        .with(Reason.DUPLICATE_LINE, Policy.DROP))
                .hasToString("defaults but duplicate-line DROP, encoding KEEP");
    }

    @Test
    void isEqualByValueAndNeverChanges() {
        QualityPolicy defaults = QualityPolicy.withDefaults();
        QualityPolicy strict = defaults.with(Reason.ZERO_PRICE, Policy.FAIL);

        assertThat(defaults.of(Reason.ZERO_PRICE)).isEqualTo(Policy.KEEP);
        assertThat(strict.of(Reason.ZERO_PRICE)).isEqualTo(Policy.FAIL);
        assertThat(strict).isNotEqualTo(defaults);
        assertThat(strict.with(Reason.ZERO_PRICE, Policy.KEEP))
                .isEqualTo(defaults)
                .hasSameHashCodeAs(defaults);
    }
}
