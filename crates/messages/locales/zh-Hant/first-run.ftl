title = 尚無權杖
what-it-is-for = 權杖讓程式或命令列以你或組織的名義使用 API。
creates-none = 你不能建立權杖：請洽開發者或管理員。

## Cards that begin a token: what it is for, and what it can do

ci = 用於 CI
ci-words = 推送並部署 Bento，為期 90 天。
notebook = 用於筆記本
notebook-words = 讀取模型、Bento 與部署，為期 30 天。
call = 用於呼叫部署
call-words = 無權限範圍，為期 30 天。請勾選「受保護端點存取權」並選擇部署。
watch = 用於監看部署
watch-words = 讀取叢集與部署，為期 30 天。
