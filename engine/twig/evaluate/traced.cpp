// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/traced.h"

#include "engine/twig/evaluate/walk.h"
#include "engine/twig/trace/recorder.h"

namespace retort::twig {

template class Evaluator<Recorder>;

Rendering renderTraced(const Code& code, const Plan& plan, json::Value context, const Surroundings& surroundings,
                       Trace& trace)
{
    Recorder recorder(code, surroundings.zones);
    Evaluator<Recorder> evaluator(code, plan, recorder);
    Rendering rendering = evaluator.render(context, surroundings);
    recorder.finish(rendering.output, trace); // while the evaluator holds the values
    return rendering;
}

} // namespace retort::twig
