package io.yujian.simulator.qrcode;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the codes that the brand made, newest first. */
@RestController
class QrCodeController {

    private final QrCodes codes;

    QrCodeController(QrCodes codes) {
        this.codes = codes;
    }

    @GetMapping("/sim/api/accounts/{appId}/qrcodes")
    List<QrCode> list(@PathVariable String appId) {
        return codes.list(appId);
    }
}
