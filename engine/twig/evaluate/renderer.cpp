// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/sink.h"
#include "engine/twig/evaluate/traced.h"
#include "engine/twig/evaluate/walk.h"
#include "engine/twig/render.h"

namespace retort::twig {

template class Evaluator<NoSink>;

struct Renderer::State {
    State(Template code, const Surroundings& surroundings)
        : code(std::move(code))
        , surroundings(surroundings)
        , plan(this->code.code())
        , evaluator(this->code.code(), plan, sink)
    {}

    Template code;
    Surroundings surroundings;
    Plan plan;
    NoSink sink;
    Evaluator<NoSink> evaluator;
};

Renderer::Renderer(Template code, Surroundings surroundings)
    : m_state(std::make_unique<State>(std::move(code), surroundings))
{}

Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Rendering Renderer::render(json::Value context) { return m_state->evaluator.render(context, m_state->surroundings); }

Rendering Renderer::render(json::Value context, Trace& trace)
{
    return renderTraced(m_state->code.code(), m_state->plan, context, m_state->surroundings, trace);
}

} // namespace retort::twig
