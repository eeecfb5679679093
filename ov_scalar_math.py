N=21000
scalar_math()
