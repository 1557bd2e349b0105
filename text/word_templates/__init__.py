"""A Word template that somebody else drew up, with fields that we name: tested, and filled in.

A template is somebody else's file, so all here is done within `text.apart`. docxtpl is imported in `filling` only, and
is given nothing but fields to put words in: no condition, loop, filter, call or attribute passes `tags`.
"""
