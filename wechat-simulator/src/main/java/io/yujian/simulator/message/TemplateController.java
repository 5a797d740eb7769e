package io.yujian.simulator.message;

import io.yujian.simulator.account.Accounts;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the console's template pages do. */
@RestController
@RequestMapping("/sim/api/accounts/{appId}/templates")
class TemplateController {

    private final Templates templates;
    private final Accounts accounts;

    TemplateController(Templates templates, Accounts accounts) {
        this.templates = templates;
        this.accounts = accounts;
    }

    @GetMapping
    List<MessageTemplate> list(@PathVariable String appId) {
        return templates.all(accounts.get(appId).appId());
    }

    @PostMapping
    MessageTemplate add(@PathVariable String appId, @RequestBody MessageTemplate template) {
        return templates.add(accounts.get(appId).appId(), template);
    }
}
