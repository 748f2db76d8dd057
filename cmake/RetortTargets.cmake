# One library for each folder below engine/, ui/ and app/:
#
#   retort_library(engine/json SOURCES scan.cpp scan.h LINKS engine/base)
#
# LINKS names folders of ours by path and other libraries by target. What a folder links is what it may include: the test
# `arrows` reads every #include and holds it against these lists, which retort_write_arrows() leaves in arrows.txt.
function(retort_target_name folder result)
    string(REPLACE "/" "_" name "${folder}")
    set(${result} "retort_${name}" PARENT_SCOPE)
endfunction()

function(retort_links result)
    set(targets "")
    foreach(link IN LISTS ARGN)
        if(link MATCHES "^(engine|ui|app|tests)/")
            retort_target_name(${link} link)
        endif()
        list(APPEND targets ${link})
    endforeach()
    set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(retort_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    retort_target_name(${folder} target)
    retort_links(links ${arg_LINKS})
    add_library(${target} STATIC ${arg_SOURCES})
    target_link_libraries(${target} PUBLIC retort_compiler ${links})
    if(folder MATCHES "^(ui|app/gui)")
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    if(folder MATCHES "^(ui|app)/")
        target_compile_definitions(${target} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS)
    endif()
    if(NOT folder MATCHES "^tests/") # tests may reach everything
        list(JOIN arg_LINKS "," line) # a list within a list would fall apart
        set_property(GLOBAL APPEND PROPERTY RETORT_ARROWS "${folder}: ${line}")
    endif()
endfunction()

# A program: retort_program(retort FOLDER app/gui SOURCES main.cpp LINKS app/gui)
function(retort_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "SOURCES;LINKS")
    retort_links(links ${arg_LINKS})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE retort_compiler ${links})
endfunction()

# A test program: retort_test(engine/json scantest SOURCES scantest.cpp LINKS engine/json)
# Engine tests are doctest programs; tests of ui and app that need Qt link Qt6::Test and have a Q_OBJECT.
function(retort_test folder name)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LINKS")
    retort_links(links ${arg_LINKS})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE retort_compiler ${links})
    target_compile_definitions(${name} PRIVATE RETORT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${folder}/${name} COMMAND ${name})
    set_tests_properties(${folder}/${name} PROPERTIES TIMEOUT 300) # a test that hangs is a failure, not a long run
    if("Qt6::Test" IN_LIST arg_LINKS)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        set_tests_properties(${folder}/${name} PROPERTIES
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;XDG_STATE_HOME=${CMAKE_BINARY_DIR}/teststate")
    endif()
endfunction()

function(retort_write_arrows)
    get_property(arrows GLOBAL PROPERTY RETORT_ARROWS)
    file(WRITE ${CMAKE_BINARY_DIR}/arrows.txt "")
    foreach(arrow IN LISTS arrows)
        file(APPEND ${CMAKE_BINARY_DIR}/arrows.txt "${arrow}\n")
    endforeach()
endfunction()
