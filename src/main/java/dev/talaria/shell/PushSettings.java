package dev.talaria.shell;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/// How screens are told what is new.
///
/// They speak by requests and only listen on their socket: the buffers in which it would receive what they say, all of them
/// kept as long as a screen is open, need not be larger than a few letters.
@Component
class PushSettings implements BeanPostProcessor {
    static final String BROADCASTER = "org.atmosphere.cpr.broadcasterClass";
    private static final String BUFFER_CHARACTERS = "org.atmosphere.websocket.bufferSize";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ServletRegistrationBean<?> registration) {
            registration.addInitParameter(BUFFER_CHARACTERS, "512");
            registration.addInitParameter(BROADCASTER, PromptBroadcaster.class.getName());
        }
        return bean;
    }
}
